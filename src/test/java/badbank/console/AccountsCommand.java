package badbank.console;

import badbank.eventstore.Prompt;

/** Looks into the event store. */
record AccountsCommand(Prompt prompt) {}
