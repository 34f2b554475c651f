/** The screen that imports files: file, columns, check, result; and the imports that there were, to undo them. */
@NullMarked
package bank.eventsourced.desktop.imports;

import org.jspecify.annotations.NullMarked;
