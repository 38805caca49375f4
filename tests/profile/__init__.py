"""Tests of the profile: vocabulary, model and readers."""
