/** Tests of the settings. */
@org.jspecify.annotations.NullUnmarked
package bank.eventsourced.desktop.settings;
