"""Tests of what comes out on paper."""
