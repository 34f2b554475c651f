package bank.eventsourced.desktop.shell;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.States;

/** Stands where a screen is being built. */
final class UnbuiltScreen implements Screen {

    private final String name;
    private final Parent root;

    UnbuiltScreen(String name) {
        this.name = name;
        root = States.empty(name, "");
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(name);
    }

    @Override
    public void show(Place place) {}

    @Override
    public void activate() {}

    @Override
    public void deactivate() {}

    @Override
    public void reload() {}
}
