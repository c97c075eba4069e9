/// Graph, layout, step and options to a [gradus.picture.Figure]. Knows no toolkit. May import
<<<<<<< HEAD
/// `tensor`, `lang`, `latex`, `op`, `op.catalogue`, `graph`, `trace`, `explain.term`,
/// `explain.passage`, `explain`, `picture` and `layout`.
=======
/// `tensor`, `lang`, `latex`, `op`, `op.catalogue`, `graph`, `trace`, `explain.term`, `explain`,
/// `picture`, `layout` and
/// `diagram.scene`.
>>>>>>> 1f89a5c (Pictures are as dense as they may be: columns as near as wires allow, inputs without boxes dropping into their gates, rows that end with the value that goes on, parameters once more beside their uses, dots where wires part and casings where they cross)
package gradus.diagram;
