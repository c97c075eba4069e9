/// Graph, layout, step and options to a [gradus.picture.Figure]. Knows no toolkit. May import
/// `thread`, `tensor`, `lang`, `latex`, `op`, `op.catalogue`, `graph.place`, `graph`, `trace`,
/// `explain.term`, `explain.passage`, `explain`, `picture`, `layout` and `diagram.scene`,
/// `diagram.path`.
package gradus.diagram;
