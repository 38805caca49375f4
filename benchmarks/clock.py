"""Counts the processor seconds of each stage of a work, while the work runs."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import reduce
from importlib import import_module
from inspect import isgenerator
from typing import Any, Final
from unittest.mock import patch

Stages = Mapping[str, Sequence[str]]
"""The functions of each stage, as "module:function" or "module:Class.method"."""

_END: Final = object()
"""What a generator gives that has nothing more."""


class Clock:
    """Counts processor seconds by stage; one that begins within another one stops that one."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.seconds: dict[str, float] = defaultdict(float)
        self.called: set[str] = set()
        self._open: list[str] = []
        self._since = time.process_time()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what is done within as this stage."""
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    @contextmanager
    def watching(self, stages: Stages) -> Iterator[None]:
        """Count these functions, each as its stage, in the `with` block.

        Raises: AttributeError or ImportError for a function that is not there any more.
        """
        with ExitStack() as stack:
            for stage, functions in stages.items():
                for function in functions:
                    owner, name = _found(function)
                    timed = self._timing(stage, function, getattr(owner, name))
                    stack.enter_context(patch.object(owner, name, timed))
            yield

    def require_called(self, stages: Stages) -> None:
        """Look whether each function was called at all.

        Raises: ValueError that names those that were not.
        """
        functions = {function for each in stages.values() for function in each}
        if missing := sorted(functions - self.called):
            raise ValueError(f"not called any more: {', '.join(missing)}")

    def _timing(
        self, stage: str, name: str, function: Callable[..., object]
    ) -> Callable[..., object]:
        def timed(*arguments: object, **options: object) -> object:
            self.called.add(name)
            with self.stage(stage):
                result = function(*arguments, **options)
            return self._each(stage, result) if isgenerator(result) else result

        return timed

    def _each(self, stage: str, items: Iterator[object]) -> Iterator[object]:
        """Yield what a generator yields; it works only while it is asked for the next item."""
        while True:
            with self.stage(stage):
                item = next(items, _END)
            if item is _END:
                return
            yield item

    def _turn(self) -> None:
        now = time.process_time()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now


def _found(function: str) -> tuple[Any, str]:
    """Return the module or the class that a function is looked up in, and its name there."""
    module, _, path = function.partition(":")
    *owners, name = path.split(".")
    owner: Any = reduce(getattr, owners, import_module(module))
    return owner, name
