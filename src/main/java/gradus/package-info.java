/// The way in: [gradus.Main] hands the arguments to `gradus.cli` and leaves with its exit status.
/// It may import `gradus.cli` and nothing else; everything Gradus does lives in the rooms below.
package gradus;
