"""Which tasks of a year are which of the next."""

from gkcli.frozen import replace
from gkcli.years.same_tasks import Kin, same_tasks

LIST = ("公开权责清单", "全面推进权责清单网上公开，除涉密事项外，全部向社会公布。")
READ = ("做好政策解读", "政策文件同解读材料同步起草、同步审签、同步公开，多用图表。")
TRAIN = ("开展业务培训", "各单位每年至少组织一次政务公开业务培训，并把培训情况报公开办。")


def kin(old, new):
    return same_tasks(old, new)


def test_numbers_tell_nothing(table):
    assert kin(table(2018, LIST, READ), table(2019, READ, TRAIN, LIST)) == [
        Kin((1,), (0,)),
        Kin((), (1,)),
        Kin((0,), (2,)),
    ]


def test_what_is_not_in_the_next_year_stands_last(table):
    assert kin(table(2018, TRAIN, LIST), table(2019, LIST))[-1] == Kin((0,), ())


def test_years_in_the_words_move_with_the_table(table):
    old, new = (
        ("总结2018年工作", "2018年12月1日前报送总结。"),
        ("总结2019年工作", "2019年12月1日前报送总结。"),
    )
    assert kin(table(2018, old), table(2019, new)) == [Kin((0,), (0,))]


def test_a_reworded_task_is_the_same(table):
    new = ("公开权责清单", "全面推进权责清单网上公开，除涉密事项外，一律向社会公布并及时更新。")
    assert kin(table(2018, READ, LIST), table(2019, new))[0] == Kin((1,), (0,))


def test_a_task_whose_words_stand_in_two_was_split(table):
    both = ("公开清单和解读政策", LIST[1] + READ[1])
    assert kin(table(2018, both), table(2019, LIST, READ)) == [Kin((0,), (0, 1))]


def test_two_tasks_whose_words_stand_in_one_were_merged(table):
    both = ("公开清单和解读政策", LIST[1] + READ[1])
    assert kin(table(2018, LIST, READ), table(2019, both)) == [Kin((0, 1), (0,))]


def test_what_the_data_says_goes_before_likeness(table):
    old, new = table(2018, LIST, READ), table(2019, LIST, carried_from=("2018#2",))
    assert kin(old, new) == [Kin((1,), (0,), said=True), Kin((0,), ())]


def test_an_origin_of_another_year_or_number_says_nothing(table):
    new = table(2019, LIST, carried_from=("2017#1", "2018#9"))
    assert kin(table(2018, LIST), new) == [Kin((0,), (0,))]


def test_an_empty_table_has_nothing(table):
    nothing = replace(table(2019, LIST), parts=())
    assert kin(nothing, nothing) == []
    assert kin(table(2018, LIST), nothing) == [Kin((0,), ())]
