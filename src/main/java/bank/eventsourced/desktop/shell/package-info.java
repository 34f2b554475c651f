/** The shell: the window, its navigation, what is always in sight, and how the bank is opened and closed. */
@NullMarked
package bank.eventsourced.desktop.shell;

import org.jspecify.annotations.NullMarked;
