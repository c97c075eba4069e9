package gradus.ui.present;

import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// Where the sentence of a step stands below a picture.
///
/// @param ground what shares the height with it
/// @param em the size of its letters, px
public record SentencePlace(
    ScrollPane scroll, Label label, Region ground, ObservableDoubleValue em) {}
