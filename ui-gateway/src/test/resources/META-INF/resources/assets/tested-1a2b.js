const tested = true;
