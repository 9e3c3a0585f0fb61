"""What people do with findings: commands, pages, jobs, papers."""
