/** The Event Sourced Bank: starts Spring and hands over to a driving adapter; each direct sub-package is a module. */
@NullMarked
package bank.eventsourced;

import org.jspecify.annotations.NullMarked;
