/// Where things stand: boxes placed and wires routed, left to right, by an engine chosen by name.
///
/// This room knows sizes and ports, not graphs, operations or numbers. All lengths are px, y grows
/// downwards. It imports `thread`, `layout.split` and `layout.order` alone. ELK enters through
/// [ElkEngine] and that room only, jgrapht-ext and JGraphX through [JGraphXEngine] only.
package gradus.layout;
