"""One module per stage of a record's path; one call per view or command."""
