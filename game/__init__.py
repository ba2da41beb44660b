"""Head & Heart: branching customer-service conversations with people whose mood reacts to every choice."""
