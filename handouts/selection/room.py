"""Makes the chosen sections fit the pages: what goes first, what fills the room that is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handouts.library import Kind, Library, Mode, Section, printed_words
from handouts.profile import Tool
from handouts.selection.limits import Choice, excess_of_passive
from handouts.selection.model import Limits, Reason, ToolChoice
from handouts.selection.rules import Verdict
from handouts.selection.tools import TOOL_WORDS, choose_tools, words_of_tools

_FLOORS_OF_WISHES = ((Kind.EDUCATION, 3), (Kind.REMEDY, 5), (Kind.EDUCATION, 1), (Kind.REMEDY, 1))
"""How many sections stay, in turn, where all that the clinician asked for is too much."""

_SPACE = Reason("space", "Left out so that the handout stays short.")


@dataclass(frozen=True)
class Room:
    """The paper that sections share: the limits, the library, and what takes room anyway.

    `asked` are the tools that the clinician asked for, None if the sections decide. `fixed` are
    the safety sections that only some patients get.
    """

    limits: Limits
    library: Library
    asked: tuple[Tool, ...] | None = None
    fixed: tuple[Section, ...] = ()

    def over(self, kept: Sequence[Verdict]) -> int:
        """Return by how many words the sections and their log pass the limit, in any language.

        The English words count, so that a patient gets the same sections in each language.
        """
        has_log = self._wants_log and any(v.section.kind is Kind.REMEDY for v in kept)
        return self._text(kept) + (TOOL_WORDS[Tool.LOG] if has_log else 0) - self.limits.words

    def left(self, kept: Sequence[Verdict], tools: Sequence[ToolChoice] = ()) -> int:
        """Return the room that sections and tools leave on paper, in English words.

        A tool that was asked for comes on paper of its own, but for the log.
        """
        beside = [t.tool for t in tools if self.asked is None or t.tool is Tool.LOG]
        text = round(self._text(kept) * self.limits.stretch)
        return self.limits.words - self.limits.taken - text - words_of_tools(beside)

    def fits(self, kept: Sequence[Verdict], tools: Sequence[ToolChoice]) -> bool:
        """Return whether sections and tools stay within the limit and within the cap."""
        return self.left(kept, tools) >= 0 and self.all_words(kept) <= self.limits.words_cap

    def tools(self, kept: Sequence[Verdict]) -> tuple[ToolChoice, ...]:
        """Return the tools that are printed with the sections."""
        chosen = {v.section.slug for v in kept if v.chosen}
        return choose_tools([v.section for v in kept], self.asked, self.left(kept), chosen)

    def all_words(self, kept: Sequence[Verdict]) -> int:
        """Return the words of everything that differs from patient to patient."""
        fixed = sum(printed_words(self.library, section) for section in self.fixed)
        tools = words_of_tools(choice.tool for choice in self.tools(kept))
        return self._text(kept) + tools + fixed

    def with_log(self, tools: Sequence[ToolChoice]) -> tuple[ToolChoice, ...]:
        """Return the tools and the log, which goes before all that fills a page."""
        others = tuple(choice for choice in tools if choice.tool is not Tool.LOG)
        return (*others, ToolChoice(Tool.LOG, _SPACE)) if self._wants_log else others

    @property
    def _wants_log(self) -> bool:
        return self.asked is None or Tool.LOG in self.asked

    def _text(self, kept: Sequence[Verdict]) -> int:
        return sum(
            printed_words(self.library, v.section, v.printed_parts) + v.caution_words for v in kept
        )


def fit_room(remedies: Choice, education: Choice, room: Room) -> tuple[Choice, Choice]:
    """Return both choices, the lowest-ranked sections cut until they fit.

    The third education section goes first, then remedies down to the least, then the second. A
    section that fits every patient goes before one that fits this patient. What the clinician
    chose goes only if the handout would become too long to be read at all.
    """
    kept = [*remedies.kept, *education.kept]
    gone: list[Verdict] = []
    least = room.limits.remedies_min
    for kind, floor in ((Kind.EDUCATION, 2), (Kind.REMEDY, least), (Kind.EDUCATION, 1)):
        while room.over(kept) > 0 and len(_of(kind, kept)) > floor:
            weakest = _weakest(kind, kept)
            if weakest is None:
                break
            kept.remove(weakest)
            gone.append(weakest)
    for kind, floor in _FLOORS_OF_WISHES:
        while room.all_words(kept) > room.limits.words_cap and len(_of(kind, kept)) > floor:
            last = _last(kind, kept)
            if last is None:
                break
            kept.remove(last)
            gone.append(last)
    return (
        _without(remedies, gone),
        _without(education, gone),
    )


def fill_room(
    kept: Sequence[Verdict],
    fillers: Sequence[Verdict],
    room: Room,
    tools: Sequence[ToolChoice] = (),
) -> Choice:
    """Return which sections fill the room that is left, in the author's order.

    Args:
        kept: what is printed already.
        fillers: what may fill the room.
        room: the paper.
        tools: what takes room beside the sections.

    A section with parts gets as many of them as there is room for.
    """
    filled: list[Verdict] = []
    cut: list[tuple[Verdict, Reason]] = []
    for verdict in sorted(fillers, key=lambda v: (v.section.order, v.section.slug)):
        for shorter in _ever_shorter(verdict):
            if room.fits([*kept, *filled, shorter], tools):
                filled.append(shorter)
                break
        else:
            cut.append((verdict, _SPACE))
    return Choice(tuple(filled), tuple(cut))


def _ever_shorter(verdict: Verdict) -> Iterator[Verdict]:
    parts = min(verdict.parts_room, len(verdict.parts))
    yield verdict
    for count in range(parts - 1, 0, -1):
        yield replace(verdict, parts_room=count)


def _without(choice: Choice, gone: Sequence[Verdict]) -> Choice:
    return Choice(
        tuple(v for v in choice.kept if v not in gone),
        (*choice.cut, *((v, _SPACE) for v in gone if v in choice.kept)),
    )


def _of(kind: Kind, kept: Sequence[Verdict]) -> list[Verdict]:
    return [v for v in kept if v.section.kind is kind]


def _weakest(kind: Kind, kept: Sequence[Verdict]) -> Verdict | None:
    """Return the section of a kind that goes first; none if the clinician chose all of them."""
    may_go = [v for v in reversed(_of(kind, kept)) if not v.chosen and _can_spare(v, kept)]
    return min(may_go, key=_is_about_this_patient, default=None)


def _last(kind: Kind, kept: Sequence[Verdict]) -> Verdict | None:
    return next((v for v in reversed(_of(kind, kept)) if _can_spare(v, kept)), None)


def _can_spare(verdict: Verdict, kept: Sequence[Verdict]) -> bool:
    """Return whether the balance holds without it: it is not the active one a passive needs."""
    return verdict.section.mode is not Mode.ACTIVE or excess_of_passive(kept) < 0


def _is_about_this_patient(verdict: Verdict) -> bool:
    return bool(verdict.matched) or not verdict.section.everyone
