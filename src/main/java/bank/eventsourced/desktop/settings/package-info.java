/** What one can choose, and what one can do with the data of the bank: back it up, restore it, verify it. */
@NullMarked
package bank.eventsourced.desktop.settings;

import org.jspecify.annotations.NullMarked;
