@NullUnmarked
package bank.eventsourced.desktop.journal;

import org.jspecify.annotations.NullUnmarked;
