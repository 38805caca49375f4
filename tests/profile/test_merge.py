from collections.abc import Callable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import Problem
from handouts.profile import Told, merge_documents
from handouts.profile.told import bare
from tests.profile.conftest import Read

Problems = Callable[..., list[Problem]]

codes = st.lists(st.sampled_from(["pregnant", "diabetes", "epilepsy", "hernia"]), max_size=4)
health = st.fixed_dictionaries({}, optional={"present": codes, "absent": codes})
needs = st.fixed_dictionaries(
    {},
    optional={
        "age": st.integers(0, 120),
        "symptoms": st.lists(st.sampled_from(["burning", "tension"]), max_size=3),
    },
)
amount = st.dictionaries(st.sampled_from(["minutes", "repeats"]), st.integers(1, 9), max_size=2)
documents = st.fixed_dictionaries(
    {},
    optional={
        "language": st.sampled_from(["es", "ar"]),
        "tools": st.lists(st.sampled_from(["log", "diary"]), max_size=2),
        "amounts": st.dictionaries(st.sampled_from(["remedies/heat", "remedies/tens"]), amount),
        "needs": needs,
        "health": health,
    },
)


def table(document: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = document.get(name, {})
    assert isinstance(found, Mapping)
    return found


def listed(document: Mapping[str, object], name: str, key: str) -> list[object]:
    found = table(document, name).get(key, [])
    assert isinstance(found, list)
    return [bare(item) for item in found]


@given(documents)
def test_nothing_above_changes_nothing(document: dict[str, object]) -> None:
    assert merge_documents(document, {}) == merge_documents(document)
    assert merge_documents({}, document) == merge_documents(document)


@given(documents, documents)
def test_scalars_replace_and_lists_add(below: dict[str, object], above: dict[str, object]) -> None:
    merged = merge_documents(below, above)
    assert merged.get("language") == above.get("language", below.get("language"))
    tools = merged.get("tools", [])
    assert isinstance(tools, list)
    assert [bare(tool) for tool in tools] == above.get("tools", below.get("tools", []))
    age = table(above, "needs").get("age", table(below, "needs").get("age"))
    assert table(merged, "needs").get("age") == age
    symptoms = listed(below, "needs", "symptoms") + listed(above, "needs", "symptoms")
    assert listed(merged, "needs", "symptoms") == symptoms


@given(documents, documents)
def test_what_is_said_later_about_a_factor_wins(
    below: dict[str, object], above: dict[str, object]
) -> None:
    merged = merge_documents(below, above)
    said = {key: set(listed(above, "health", key)) for key in ("present", "absent")}
    earlier = {key: set(listed(below, "health", key)) for key in ("present", "absent")}
    present = said["present"] | (earlier["present"] - said["absent"])
    absent = said["absent"] | (earlier["absent"] - said["present"])
    assert set(listed(merged, "health", "present")) == present
    assert set(listed(merged, "health", "absent")) == absent


@given(documents, documents, documents)
def test_three_documents_may_be_merged_in_two_steps(
    first: dict[str, object], second: dict[str, object], third: dict[str, object]
) -> None:
    assert merge_documents(merge_documents(first, second), third) == merge_documents(
        first, second, third
    )


@given(documents, documents)
def test_merging_changes_neither_document(
    below: dict[str, object], above: dict[str, object]
) -> None:
    before = repr(below), repr(above)
    merge_documents(below, above)
    assert (repr(below), repr(above)) == before


def test_a_code_in_capitals_is_the_same_factor() -> None:
    merged = merge_documents(
        {"health": {"absent": ["Pregnant "]}}, {"health": {"present": ["pregnant"]}}
    )
    assert listed(merged, "health", "absent") == []


def test_a_later_include_takes_an_earlier_exclude_back_and_the_reverse() -> None:
    file = {"clinician": {"include": ["remedies/heat"], "exclude": ["remedies/tens"]}}
    above = {"clinician": {"include": ["remedies/tens"], "exclude": ["remedies/heat"]}}
    merged = merge_documents(file, above)
    assert listed(merged, "clinician", "include") == ["remedies/tens"]
    assert listed(merged, "clinician", "exclude") == ["remedies/heat"]


def test_a_later_override_takes_an_earlier_exclude_back_and_the_reverse() -> None:
    excluded = {"clinician": {"exclude": ["remedies/heat"]}}
    overridden = {"clinician": {"override": {"remedies/heat": "tested today"}}}
    assert listed(merge_documents(excluded, overridden), "clinician", "exclude") == []
    assert table(merge_documents(overridden, excluded), "clinician")["override"] == {}


def test_an_item_keeps_the_place_it_had_in_the_file(problems: Problems) -> None:
    file = {"health": {"absent": ["pregnant", "epilepsi"]}}
    found = problems(merge_documents(file, {"health": {"present": ["pregnant"]}}))
    assert [problem.place for problem in found] == ["profile.toml: health.absent, item 2"]


def test_an_unknown_key_keeps_the_place_it_had_in_the_file(problems: Problems) -> None:
    file = {"needs": {"age": 40, "symptons": []}}
    found = problems(merge_documents({"needs": {"causes": ["gad"]}}, file))
    assert [problem.place for problem in found] == ["profile.toml: needs, key 2"]


def test_what_is_not_well_formed_is_still_reported_after_merging(problems: Problems) -> None:
    file = {"needs": {"symptoms": "burning"}, "health": 3}
    options = {"needs": {"symptoms": ["tension"]}, "health": {"present": ["diabetes"]}}
    for merged in (merge_documents(file, options), merge_documents(options, file)):
        assert [problem.code for problem in problems(merged)] == ["wrong-type", "wrong-type"]


def test_a_list_may_be_told_as_a_whole(read: Read, problems: Problems) -> None:
    row = {"needs": {"symptoms": Told(["burning", "nonsense"], "rows.csv, row 14, symptoms")}}
    assert [problem.place for problem in problems(row)] == ["rows.csv, row 14, symptoms, item 2"]
    row = {"needs": {"symptoms": Told(["burning"], "rows.csv, row 14, symptoms")}}
    merged = merge_documents({"needs": {"symptoms": ["tension"]}}, row)
    assert read(merged).profile.needs.symptoms == {"tension", "burning"}
