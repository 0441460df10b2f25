"""What the statements describe: relations that hold, events that happened."""
