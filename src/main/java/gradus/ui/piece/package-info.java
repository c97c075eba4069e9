/// Small controls and typeset formulas that several rooms of the window use. May import `ui.work`.
package gradus.ui.piece;
