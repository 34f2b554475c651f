/** Panels that move money and change accounts, beside any screen. */
@NullMarked
package bank.eventsourced.desktop.panels;

import org.jspecify.annotations.NullMarked;
