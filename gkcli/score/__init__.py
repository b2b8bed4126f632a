"""The assessment: what every unit scores, and the record or missing record each point rests on."""
