package gradus.tensor;

/// The windows that a kernel sees while it moves over images, one beside another as the columns of
/// a matrix: so a convolution is a product of matrices, its gradients as well.
///
/// @param images how many images lie one after another
/// @param channels of each of them
/// @param rows of a channel, without what is put around it
/// @param cols of a channel
/// @param high rows of a window
/// @param wide columns of a window
/// @param stride from one window to the next, down and across
/// @param padding rows and columns of zeros on each side
public record Patches(
    int images, int channels, int rows, int cols, int high, int wide, int stride, int padding) {

  /// How many windows stand one below another; less than 1 where none fits.
  public int down() {
    return places(rows, high);
  }

  /// How many windows stand side by side; less than 1 where none fits.
  public int across() {
    return places(cols, wide);
  }

  private int places(int length, int window) {
    long left = length + 2L * padding - window;
    return left < 0 ? 0 : (int) (left / stride) + 1;
  }

  /// How many entries a window has, through all channels.
  public int size() {
    return channels * high * wide;
  }

  /// Where the entry of a window lies among all entries; -1 for a zero around the image.
  ///
  /// @param window counted row by row
  /// @param entry counted row by row, channel after channel
  public int place(int image, int window, int entry) {
    int row = window / across() * stride - padding + entry / wide % high;
    int col = window % across() * stride - padding + entry % wide;
    boolean inside = row >= 0 && row < rows && col >= 0 && col < cols;
    int channel = image * channels + entry / (high * wide);
    return inside ? (channel * rows + row) * cols + col : -1;
  }

  /// The windows of one image, a column each.
  public Tensor of(Tensor x, int image) {
    int count = down() * across();
    double[] in = x.entries();
    double[] out = new double[size() * count];
    for (int entry = 0; entry < size(); entry++) {
      for (int line = 0; line < down(); line++) {
        if (!isInside(line, entry)) continue;
        int from = begin(image, line, entry);
        int to = entry * count + line * across();
        for (int k = first(entry); k < behind(entry); k++) {
          out[to + k] = in[from + k * stride];
        }
      }
    }
    return Tensor.of(Shape.matrix(size(), count), out);
  }

  /// Adds to each entry of an image what its places in the windows have.
  public void add(Tensor windows, int image, double[] to) {
    int count = down() * across();
    double[] in = windows.entries();
    for (int entry = 0; entry < size(); entry++) {
      for (int line = 0; line < down(); line++) {
        if (!isInside(line, entry)) continue;
        int at = begin(image, line, entry);
        int from = entry * count + line * across();
        for (int k = first(entry); k < behind(entry); k++) {
          to[at + k * stride] += in[from + k];
        }
      }
    }
  }

  private int row(int line, int entry) {
    return line * stride - padding + entry / wide % high;
  }

  private boolean isInside(int line, int entry) {
    return row(line, entry) >= 0 && row(line, entry) < rows;
  }

  /// Where the entry of the first window of a line lies, or would, left of the image.
  private int begin(int image, int line, int entry) {
    int channel = image * channels + entry / (high * wide);
    return (channel * rows + row(line, entry)) * cols + entry % wide - padding;
  }

  /// The first window of a line whose entry lies inside.
  private int first(int entry) {
    int missing = padding - entry % wide;
    return missing <= 0 ? 0 : (missing + stride - 1) / stride;
  }

  /// The one behind the last such window.
  private int behind(int entry) {
    int left = cols - 1 - entry % wide + padding;
    return left < 0 ? 0 : Math.min(across(), left / stride + 1);
  }
}
