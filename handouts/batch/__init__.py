"""Many patients: a file of rows in, a handout for each good row out, every bad row explained."""
