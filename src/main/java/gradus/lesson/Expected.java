package gradus.lesson;

import java.util.Optional;

/// What a named wire of an example must read.
///
/// @param value its value, where a source states it
/// @param grad its gradient, where a source states it
public record Expected(Optional<Stated> value, Optional<Stated> grad) {}
