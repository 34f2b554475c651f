/** The ideas behind the bank in a few words, and all keys. */
@NullMarked
package bank.eventsourced.desktop.help;

import org.jspecify.annotations.NullMarked;
