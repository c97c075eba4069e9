/// Descents as a person leads them, without controls: what moves, step by step, run, pause, back.
/// May import `tensor`, `lang`, `latex`, `op`, `reading`, `graph`, `trace`, `data`, `descent`,
/// `explain.term`, `explain.passage`, `export`, `lesson` and `ui.work`.
package gradus.ui.descent;
