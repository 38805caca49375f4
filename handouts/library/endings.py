"""The signs that end a sentence, in every script; whatever parts texts into sentences has them."""

FULL_STOPS = ".。।॥۔．｡"
QUESTION_MARKS = "?？؟"
EXCLAMATION_MARKS = "!！"
DOTS = "…"
WIDE_ENDS = "。．｡！？"
"""What ends a sentence though no space follows."""

SENTENCE_ENDS = f"{FULL_STOPS}{QUESTION_MARKS}{EXCLAMATION_MARKS}{DOTS}"
