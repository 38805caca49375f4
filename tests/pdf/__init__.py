"""Tests of what comes out on paper."""

import pytest

pytest.register_assert_rewrite("tests.pdf.opening")
