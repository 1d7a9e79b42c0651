// Python for the editor: how it is read and indented. Nothing is suggested while one types.
import { pythonLanguage } from "@codemirror/lang-python";

export const extension = pythonLanguage;
