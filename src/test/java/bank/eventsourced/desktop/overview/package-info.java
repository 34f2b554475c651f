/** Tests of the shell, and a person before the window. */
@org.jspecify.annotations.NullUnmarked
package bank.eventsourced.desktop.overview;
