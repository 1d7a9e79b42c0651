// JavaScript for the editor: how it is read and indented. Nothing is suggested while one types.
import { javascriptLanguage } from "@codemirror/lang-javascript";

export const extension = javascriptLanguage;
