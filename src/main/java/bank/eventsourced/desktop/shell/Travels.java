package bank.eventsourced.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import bank.eventsourced.desktop.kit.Place;

/** Where somebody has been: the way back, and forward again. */
final class Travels {

    private static final int REMEMBERED = 100;

    private final List<Place> places = new ArrayList<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private int current = -1;

    ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }

    Optional<Place> here() {
        return current < 0 ? Optional.empty() : Optional.of(places.get(current));
    }

    /** Somebody goes to a place; what lay ahead is forgotten. The same place again is no step. */
    void go(Place place) {
        if (!here().equals(Optional.of(place))) {
            places.subList(current + 1, places.size()).clear();
            places.add(place);
            if (places.size() > REMEMBERED) {
                places.removeFirst();
            }
            current = places.size() - 1;
        }
        tell();
    }

    Optional<Place> back() {
        return step(-1);
    }

    Optional<Place> forward() {
        return step(1);
    }

    private Optional<Place> step(int by) {
        if (current + by < 0 || current + by >= places.size()) {
            return Optional.empty();
        }
        current += by;
        tell();
        return here();
    }

    private void tell() {
        canGoBack.set(current > 0);
        canGoForward.set(current < places.size() - 1);
    }
}
