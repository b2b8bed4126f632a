"""The second way to the words of a page: what is not seen is no text."""

from gkcli.office.verify.words import page_text


class TestPageText:
    def test_tags_scripts_and_what_is_hidden_are_no_text(self):
        page = (
            "<html><head><title>题</title></head><body><script>甲</script><p>一</p>"
            "<p hidden>乙<b>丙</b></p><div style='display: none'><div>丁</div>戊</div>"
            "<svg/>二&amp;&#19977;<!-- 己 --></body></html>"
        )

        assert page_text(page) == "一二&三"

    def test_a_head_that_is_not_closed_ends_at_the_body(self):
        assert page_text("<head><title>题<body><p>一") == "一"
