/// Pictures as data: sealed [Figure] records in roles of ink, and the one [Painter] that puts them
/// on any `Graphics2D`: an image, a JavaFX canvas, SVG, PDF.
///
/// All lengths are px at 100 %, y grows downwards. A figure names roles ([Ink]), never colours: a
/// [Look] (theme and palette) decides when it is painted. This room knows no graphs and no numbers;
/// it imports `java.awt`, and of the other rooms only `lang`, which knows raised and lowered signs.
/// The letters come from the DejaVu fonts in `jasperreports-fonts`, reached through [Lettering]
/// only.
package gradus.picture;
