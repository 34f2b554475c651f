/** What all screens are made of: the contract of a screen, tables that page, long tasks, words, amounts and looks. */
@NullMarked
package bank.eventsourced.desktop.kit;

import org.jspecify.annotations.NullMarked;
