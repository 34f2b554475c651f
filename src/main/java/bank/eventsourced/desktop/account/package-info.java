/** The screen of one account: what it has and may do, its statement, and its history. */
@NullMarked
package bank.eventsourced.desktop.account;

import org.jspecify.annotations.NullMarked;
