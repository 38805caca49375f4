"""Tests of what stands on which page, before it is printed."""

import pytest

pytest.register_assert_rewrite("tests.document.making")
