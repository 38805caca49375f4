"""Finds templates and locales in a wheel or a checkout, and lays a clinic's folder over them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handouts.errors import ClinicError, Problem

Root = tuple[Path, bool]


OF_THE_CHECKS = frozenset({"glossary.toml", "checks.toml", "handouts.pot"})
"""Files beside the catalogues that translators and the checks of their work need."""


@dataclass(frozen=True)
class Resources:
    """Where the texts are: our `templates` and `locales`, and a clinic's folder if there is one."""

    templates: Path
    locales: Path
    clinic: Path | None = None

    @classmethod
    def find(cls, clinic: Path | None = None) -> "Resources":
        """Return the folders of this installation, with the clinic's folder over them.

        Raises: ClinicError if the clinic's folder is not there.
        """
        if clinic is not None and not clinic.is_dir():
            raise ClinicError(
                Problem(
                    str(clinic), "there is no such folder.", "Make one with `handouts clinic new`."
                )
            )
        package = Path(__file__).resolve().parent
        beside, above = package, package.parent
        installed = (beside / "templates").is_dir()
        root = beside if installed or not (above / "pyproject.toml").is_file() else above
        return cls(root / "templates", root / "locales", clinic.resolve() if clinic else None)

    def section_roots(self) -> tuple[Root, ...]:
        """Return the folders that hold sections, ours first, each with whether it is a clinic's."""
        return self._roots(self.templates / "sections", "sections")

    def territory_roots(self) -> tuple[Root, ...]:
        """Return the folders that hold territory files, ours first."""
        return self._roots(self.locales / "territories", "territories")

    def catalogue_roots(self) -> tuple[Root, ...]:
        """Return the folders that hold one folder per language, ours first."""
        return self._roots(self.locales, "locales")

    def texts(self) -> Iterator[Path]:
        """Yield every file that a handout may be made from, in an order that stays.

        Of a clinic's folder only what is read from it, as its handouts may lie there, too. What
        only the checks of translations read changes no handout.
        """
        roots = [self.templates, self.locales]
        if self.clinic is not None:
            roots += [self.clinic / name for name in ("sections", "locales", "territories")]
            yield from (path for path in sorted(self.clinic.glob("*.toml")) if path.is_file())
        for root in roots:
            yield from (
                path
                for path in sorted(root.rglob("*"))
                if path.is_file() and path.name not in OF_THE_CHECKS
            )

    def illustration(self, name: str) -> Path:
        """Return the file of one of our drawings, which may not be there."""
        return self.templates / "illustrations" / f"{name}.svg"

    def _roots(self, own: Path, overlay: str) -> tuple[Root, ...]:
        folders: list[Root] = [(own, False)]
        if self.clinic is not None and (self.clinic / overlay).is_dir():
            folders.append((self.clinic / overlay, True))
        return tuple(folders)
