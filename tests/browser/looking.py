"""Looks at a page as axe-core does, as assistive software does, and as a narrow screen does."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tests.browser.driving import Page

# Every rule that axe-core knows: levels A to AAA, best practice, and those on trial.
RUN = """(() => {
  const rules = axe.getRules().map(rule => [rule.ruleId, {enabled: true}]);
  return axe.run(document, {rules: Object.fromEntries(rules)})
    .then(found => JSON.parse(JSON.stringify(found)));
})()"""


@dataclass(frozen=True)
class Audit:
    """What axe-core found: rules with the elements that break them, and those it looked at."""

    violations: dict[str, list[str]]
    incomplete: dict[str, list[str]]
    passes: dict[str, int]


@cache
def axe_source() -> str:
    """Return the script of axe-core, as the package for development holds it."""
    return (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


def audit(page: Page) -> Audit:
    """Return what axe-core finds on a page."""
    page.evaluate(f"{axe_source()}; true")
    found = page.evaluate(RUN)
    return Audit(
        {rule["id"]: _places(rule) for rule in found["violations"]},
        {rule["id"]: _places(rule) for rule in found["incomplete"]},
        {rule["id"]: len(rule["nodes"]) for rule in found["passes"]},
    )


def _places(rule: dict[str, Any]) -> list[str]:
    """Return the elements in question, by selector: no text, which may be a patient's."""
    return [" ".join(map(str, node["target"])) for node in rule["nodes"]]


def roles(page: Page) -> list[str]:
    """Return the role of each thing on the page that assistive software is told of."""
    page.tell("Accessibility.enable")
    tree = page.tell("Accessibility.getFullAXTree")["nodes"]
    return [str(node["role"]["value"]) for node in tree if not node["ignored"]]


def too_wide(page: Page) -> list[str]:
    """Return the elements that reach over the edge, but for what is moved sideways by itself."""
    found: list[str] = page.evaluate(
        """Array.from(document.body.querySelectorAll("*")).filter(element => {
          const box = element.getBoundingClientRect();
          const seen = getComputedStyle(element).clipPath === "none" && box.width > 1;
          return seen && !element.closest(".scroll, thead")
            && (box.right > innerWidth + 1 || box.left < -1);
        }).map(element => `${element.tagName} ${element.className}`)"""
    )
    scrolled = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, *(["the page"] if scrolled else [])]
