/** The time machine of an account: every version, what made it, and how the account stood then. */
@NullMarked
package bank.eventsourced.desktop.history;

import org.jspecify.annotations.NullMarked;
