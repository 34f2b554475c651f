/** The screen of snapshots: how old and how far away they are, whether they are right, and what they spare. */
@NullMarked
package bank.eventsourced.desktop.snapshots;

import org.jspecify.annotations.NullMarked;
