package gradus.cli; final class WindowCommand { static int open(java.nio.file.Path f, String t, java.util.Locale l) { return 3; } }
