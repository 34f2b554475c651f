/** The screen of all accounts: filtered and sorted by the bank, with what they come to. */
@NullMarked
package bank.eventsourced.desktop.accounts;

import org.jspecify.annotations.NullMarked;
