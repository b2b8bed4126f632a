"""The yearly report on disclosure: its three generations of forms, their figures and the law.

Sources: 国办发〔2014〕32号 (the statistic table of reports up to 2018), 国办公开办函〔2019〕60号,
国办公开办函〔2021〕30号.
"""
