"""What happens when something breaks: crash reports, recovery, the last word of defects."""
