/** The screen of all events: the log by position, what caused what, and whether the chain is whole. */
@NullMarked
package bank.eventsourced.desktop.events;

import org.jspecify.annotations.NullMarked;
