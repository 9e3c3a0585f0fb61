"""A report file in, what it says out: pure, without database, web, settings, network or clock."""
