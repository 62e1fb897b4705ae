//! Small trees, drawn.
