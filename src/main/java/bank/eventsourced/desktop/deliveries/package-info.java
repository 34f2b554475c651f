/** The screen that shows how followers learn of events, what they could not take, and what one can do about it. */
@NullMarked
package bank.eventsourced.desktop.deliveries;

import org.jspecify.annotations.NullMarked;
